<?php
/**
 * Install WordPress where it is not installed yet, and apply the site's options.
 *
 * Argument: one JSON object with `home`, `theme`, `permalink`, `per_page`.
 */

$options = json_decode( $argv[1], true );
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']       = parse_url( $options['home'], PHP_URL_HOST );
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

function wp_new_blog_notification() {}

$www      = dirname( __DIR__ ) . '/www';
$database = new mysqli( 'localhost', 'root', '', '', 0, dirname( __DIR__ ) . '/run/db.sock' );
$database->query( 'CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4' );

require $www . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if ( ! is_blog_installed() ) {
	wp_install( 'Đài Phát thanh và Truyền hình tỉnh', 'admin', 'toasoan@example.vn', true, '', 'admin', 'vi' );
	foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $sample ) {
		wp_delete_post( $sample->ID, true );
	}
	wp_update_term(
		(int) get_option( 'default_category' ),
		'category',
		array( 'name' => 'Chưa phân loại', 'slug' => 'chua-phan-loai' )
	);
	$picture = imagecreatetruecolor( 600, 400 );
	imagefill( $picture, 0, 0, imagecolorallocate( $picture, 40, 110, 70 ) );
	imagejpeg( $picture, $www . '/wp-content/uploads/picture.jpg' );
}

$settings = array(
	'WPLANG'              => 'vi',
	'blogdescription'     => 'Tiếng nói của Đảng bộ, chính quyền và nhân dân các dân tộc trong tỉnh',
	'timezone_string'     => 'Asia/Ho_Chi_Minh',
	'date_format'         => 'd/m/Y',
	'time_format'         => 'H:i',
	'posts_per_page'      => $options['per_page'],
	'posts_per_rss'       => $options['per_page'],
	'comment_moderation'  => 0,
	'close_comments_for_old_posts' => 0,
);
foreach ( $settings as $name => $value ) {
	update_option( $name, $value );
}
switch_theme( $options['theme'] );
$wp_rewrite->set_permalink_structure( $options['permalink'] );
flush_rewrite_rules( false );
