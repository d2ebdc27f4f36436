<?php
get_header();
if ( is_archive() ) {
	echo '<h1 class="ten-muc">', single_term_title( '', false ), '</h1>';
}
?>
<div class="ds-tin">
<?php while ( have_posts() ) : the_post(); ?>
	<div <?php post_class( 'muc-tin' ); ?>>
		<div class="post-thumb"><a href="<?php the_permalink(); ?>"><?php the_post_thumbnail( array( 160, 107 ) ); ?></a></div>
		<h3><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a> <small>(<?php echo get_the_date( 'd/m/Y' ); ?>)</small></h3>
		<div class="tom-tat"><?php the_excerpt(); ?></div>
	</div>
<?php endwhile; ?>
</div>
<div class="phan-trang">
<?php echo paginate_links( array( 'prev_text' => '&laquo; Trang trước', 'next_text' => 'Trang sau &raquo;' ) ); ?>
</div>
<?php
get_footer();
