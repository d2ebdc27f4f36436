<?php
/**
 * What the test site does differently from a bare WordPress.
 */

// Nothing leaves the machine.
add_filter( 'pre_http_request', fn() => new WP_Error( 'offline', 'No requests go out.' ) );
add_filter( 'pre_wp_mail', '__return_false' );

// Debian's translation is of 2009: these are the strings a Vietnamese site shows today.
const TODAYS_VIETNAMESE = array(
	'Leave a Reply'                               => 'Trả lời',
	'Leave a comment'                             => 'Trả lời',
	'Leave a Reply to %s'                         => 'Trả lời %s',
	'Cancel reply'                                => 'Hủy',
	'Reply'                                       => 'Trả lời',
	'Comment'                                     => 'Bình luận',
	'Post Comment'                                => 'Gửi bình luận',
	'Name'                                        => 'Tên',
	'Email'                                       => 'Email',
	'Website'                                     => 'Trang web',
	'Your email address will not be published.'   => 'Email của bạn sẽ không được hiển thị công khai.',
	'Required fields are marked %s'               => 'Các trường bắt buộc được đánh dấu %s',
	'Save my name, email, and website in this browser for the next time I comment.'
		=> 'Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.',
	'%s <span class="says">says:</span>'          => '%s <span class="says">viết:</span>',
	'Reply to %s'                                 => 'Trả lời %s',
	'Previous'                                    => 'Trước',
	'Next'                                        => 'Sau',
	'Pages:'                                      => 'Trang:',
	'Search'                                      => 'Tìm kiếm',
	'Recent Posts'                                => 'Bài viết mới',
	'Recent Comments'                             => 'Bình luận gần đây',
	'Archives'                                    => 'Lưu trữ',
	'Categories'                                  => 'Chuyên mục',
	'Posted in'                                   => 'Chuyên mục:',
	'Categorized as %s'                           => 'Chuyên mục: %s',
	'Tagged %s'                                   => 'Thẻ: %s',
	'Tags:'                                       => 'Thẻ:',
	'Published %s'                                => 'Đăng ngày %s',
	'By %s'                                       => 'Bởi %s',
	'Protected: %s'                               => 'Bảo vệ: %s',
	'Private: %s'                                 => 'Riêng tư: %s',
	'This content is password protected. To view it please enter your password below:'
		=> 'Nội dung này được bảo mật. Hãy nhập mật khẩu để xem tiếp:',
	'Password:'                                   => 'Mật khẩu:',
	'Enter'                                       => 'Nhập',
	'Page not found'                              => 'Không tìm thấy trang',
);
add_filter( 'gettext', fn( $shown, $english ) => TODAYS_VIETNAMESE[ $english ] ?? $shown, 10, 2 );
add_filter( 'gettext_with_context', fn( $shown, $english ) => TODAYS_VIETNAMESE[ $english ] ?? $shown, 10, 2 );

// The switches that the tests turn: `on`, `off`, or for REST the status that refuses it.
$rest = get_option( 'switch_rest', 'on' );
if ( '404' === $rest ) {
	add_action(
		'parse_request',
		function ( $wp ) {
			if ( isset( $wp->query_vars['rest_route'] ) ) {
				// A WordPress without REST knows no such address, and ignores such a parameter.
				$wp->query_vars = isset( $_GET['rest_route'] ) ? array() : array( 'error' => '404' );
			}
		},
		1
	);
} elseif ( 'on' !== $rest ) {
	add_filter(
		'rest_authentication_errors',
		fn( $error ) => is_user_logged_in() ? $error : new WP_Error(
			'rest_cannot_access',
			'Chỉ người dùng đã đăng nhập mới được truy cập REST API.',
			array( 'status' => (int) $rest )
		)
	);
}
if ( 'on' !== $rest ) {
	remove_action( 'wp_head', 'rest_output_link_wp_head' );
	remove_action( 'template_redirect', 'rest_output_link_header', 11 );
}

if ( 'off' === get_option( 'switch_sitemaps' ) ) {
	add_filter( 'wp_sitemaps_enabled', '__return_false' );
}

if ( 'off' === get_option( 'switch_feeds' ) ) {
	foreach ( array( 'rdf', 'rss', 'rss2', 'atom' ) as $kind ) {
		add_action( "do_feed_$kind", fn() => wp_die( 'Trang này không có nguồn tin.', '', array( 'response' => 404 ) ), 1 );
	}
	remove_action( 'wp_head', 'feed_links', 2 );
	remove_action( 'wp_head', 'feed_links_extra', 3 );
}
