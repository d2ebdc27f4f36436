<?php
get_header();
the_post();
tinbao_breadcrumb();
?>
<div id="post-<?php the_ID(); ?>" <?php post_class( 'tin-chi-tiet' ); ?>>
	<h1 class="tin-tieu-de"><?php the_title(); ?></h1>
	<div class="tin-thong-tin">
		<span class="ngay-gio"><?php echo tinbao_date( get_post_datetime() ); ?></span> |
		<span class="nguoi-dang">Đăng bởi: <?php the_author_posts_link(); ?></span> |
		<a href="#respond">Ý kiến bạn đọc (<?php comments_number( '0', '1', '%' ); ?>)</a>
	</div>
	<?php tinbao_share_bar(); ?>
	<?php if ( has_post_thumbnail() && ! post_password_required() ) : ?>
	<div class="tin-anh-lon"><?php the_post_thumbnail( 'full' ); ?></div>
	<?php endif; ?>
	<div class="noi-dung-tin">
<?php the_content(); ?>
	</div>
	<?php wp_link_pages( array( 'before' => '<div class="trang-bai">Trang: ', 'after' => '</div>' ) ); ?>
	<?php the_tags( '<div class="tu-khoa"><b>Từ khóa:</b> ', ', ', '</div>' ); ?>
	<?php tinbao_share_bar(); ?>
	<?php
	$sections = wp_get_post_categories( get_the_ID() );
	tinbao_list( 'Tin liên quan', 'tin-lien-quan', array( 'category__in' => $sections, 'exclude' => array( get_the_ID() ) ) );
	?>
	<div class="truoc-sau"><?php previous_post_link( 'Tin trước: %link' ); ?> <?php next_post_link( 'Tin sau: %link' ); ?></div>
</div>
<?php
comments_template();
get_footer();
